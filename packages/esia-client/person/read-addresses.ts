import { present } from '../json/present.ts'
import { identifier, requiredText, sideText, text, type Place } from '../json/shape.ts'
import type { EsiaAddress } from './esia-person.ts'

export function readAddresses(elements: readonly Place[], scopes: readonly string[]): readonly EsiaAddress[] {
  if (!scopes.includes('addresses')) return []

  return elements.map((element) =>
    present({
      id: identifier(element, 'id'),
      type: requiredText(element, 'type'),
      text: requiredText(element, 'addressStr'),
      fiasCode: text(element, 'fiasCode'),
      fiasCode2: sideText(element, 'fiasCode2'),
      fiasCodeLevel: identifier(element, 'fiasCodeLevel'),
      countryId: sideText(element, 'countryId'),
      zipCode: text(element, 'zipCode'),
      region: text(element, 'region'),
      area: text(element, 'area'),
      city: text(element, 'city'),
      district: text(element, 'district'),
      settlement: text(element, 'settlement'),
      additionArea: sideText(element, 'additionArea'),
      additionAreaStreet: sideText(element, 'additionAreaStreet'),
      street: text(element, 'street'),
      house: text(element, 'house'),
      building: text(element, 'building'),
      frame: text(element, 'frame'),
      flat: text(element, 'flat'),
      eTag: sideText(element, 'eTag'),
    }),
  )
}
