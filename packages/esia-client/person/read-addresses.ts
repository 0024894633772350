import { present } from '../json/present.ts'
import { requiredText, text, type Place } from '../json/shape.ts'
import type { EsiaAddress } from './esia-person.ts'

export function readAddresses(elements: readonly Place[], scopes: readonly string[]): readonly EsiaAddress[] {
  if (!scopes.includes('addresses')) return []

  return elements.map((element) =>
    present({
      type: requiredText(element, 'type'),
      text: requiredText(element, 'addressStr'),
      fiasCode: text(element, 'fiasCode'),
      zipCode: text(element, 'zipCode'),
      region: text(element, 'region'),
      area: text(element, 'area'),
      city: text(element, 'city'),
      district: text(element, 'district'),
      settlement: text(element, 'settlement'),
      street: text(element, 'street'),
      house: text(element, 'house'),
      building: text(element, 'building'),
      frame: text(element, 'frame'),
      flat: text(element, 'flat'),
    }),
  )
}
