import { countryName, isIsoCountry } from '../../citizenship.ts'
import type { CardContent } from '../../patient-card.ts'
import { chosen } from './chosen.ts'
import { identifiersOf } from './identifiers.ts'
import type { Address, ContactPoint, Element, Extension, HumanName, Patient } from './resources.ts'
import { fhirText, listed } from './text.ts'

/** A card as a FHIR R4 Patient. Each element has the card's name of its field as id, for the sources to point at. */
export function patientOf(content: CardContent): Patient {
  const { gender, birthDate } = content
  return {
    resourceType: 'Patient',
    extension: listed([citizenshipOf(content), birthPlaceOf(content)]),
    identifier: listed(identifiersOf(content)),
    name: listed([nameOf(content)]),
    telecom: listed([
      contact(content, 'mobile', { system: 'phone', use: 'mobile' }),
      contact(content, 'homePhone', { system: 'phone', use: 'home' }),
      contact(content, 'email', { system: 'email' }),
    ]),
    gender: gender && chosen(gender).value,
    _gender: gender && { id: 'gender' },
    birthDate: chosen(birthDate).value,
    _birthDate: { id: 'birthDate' },
    address: listed([registrationOf(content), residenceOf(content)]),
  }
}

type Named = { readonly text: string; readonly element: Element }

/** Where the first name is not known yet, the patronymic alone would be read as one: it stays in the text. */
function nameOf(content: CardContent): HumanName | undefined {
  const [lastName, firstName, middleName] = (['lastName', 'firstName', 'middleName'] as const).map(
    (id): Named | undefined => {
      const text = content[id] && fhirText(chosen(content[id]).value)
      return text === undefined ? undefined : { text, element: { id } }
    },
  )
  const known = [lastName, firstName, middleName].flatMap((one) => one?.text ?? [])
  const given = firstName === undefined ? undefined : listed([firstName, middleName])
  if (known.length === 0) return undefined
  return {
    use: 'official',
    text: known.join(' '),
    family: lastName?.text,
    _family: lastName?.element,
    given: given?.map(({ text }) => text),
    _given: given?.map(({ element }) => element),
  }
}

function contact(
  content: CardContent,
  id: 'mobile' | 'homePhone' | 'email',
  kind: Pick<ContactPoint, 'system' | 'use'>,
): ContactPoint | undefined {
  const value = content[id] && fhirText(chosen(content[id]).value)
  return value === undefined ? undefined : { id, ...kind, value }
}

/** In text alone: the ФИАС code that ESIA tells may be a house's or a street's, and the profile's two are apart. */
function residenceOf({ residence }: CardContent): Address | undefined {
  const text = residence && fhirText(chosen(residence).value.text)
  return text === undefined ? undefined : { id: 'residence', use: 'home', text }
}

function registrationOf({ registration }: CardContent): Address | undefined {
  const text = registration && fhirText(chosen(registration).value.text)
  return text === undefined ? undefined : { id: 'registration', extension: [permanent], text }
}

const permanent: Extension = {
  url: 'https://fhir.ru/ig/core/StructureDefinition/address-type',
  valueCodeableConcept: {
    coding: [
      {
        system: 'https://fhir.ru/ig/core/CodeSystem/core-cs-nsi-address-type',
        code: '1',
        display: 'Адрес по месту жительства (постоянной регистрации)',
      },
    ],
  },
}

function citizenshipOf({ citizenship }: CardContent): Extension | undefined {
  const told = citizenship && fhirText(chosen(citizenship).value)
  if (told === undefined) return undefined
  const coding = isIsoCountry(told) ? [{ system: 'urn:iso:std:iso:3166', code: told }] : undefined
  return {
    id: 'citizenship',
    url: 'http://hl7.org/fhir/StructureDefinition/patient-citizenship',
    extension: [{ url: 'code', valueCodeableConcept: { coding, text: countryName(told) } }],
  }
}

function birthPlaceOf({ birthPlace }: CardContent): Extension | undefined {
  const text = birthPlace && fhirText(chosen(birthPlace).value)
  if (text === undefined) return undefined
  return {
    id: 'birthPlace',
    url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
    valueAddress: { text },
  }
}
