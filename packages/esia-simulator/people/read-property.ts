import { ObjectFields } from '../object-fields.ts'
import { addressTypes, type Address, type Organization, type Vehicle } from './person.ts'

type Around = { readonly where: string; readonly id: number }

const addressTexts =
  'addressStr fiasCode fiasCode2 fiasCodeLevel countryId zipCode region city area district settlement additionArea additionAreaStreet street house building frame flat'.split(
    ' ',
  )

export function readAddress(json: unknown, { where, id }: Around): Address {
  const fields = new ObjectFields(json, where)
  fields.only(['id', 'type', ...addressTexts, 'vrfDdt', 'stateFacts', 'eTag'])
  const type = addressTypes.find((one) => one === fields.get('type'))
  if (type === undefined) throw fields.wrong('type', `is none of ${addressTypes.join(', ')}`)
  if (fields.has('zipCode')) fields.matching('zipCode', /^\d{6}$/, 'six digits')
  if (fields.has('countryId')) fields.matching('countryId', /^[A-Z]{3}$/, 'three letters such as RUS')

  return {
    id: fields.number('id', id),
    type,
    ...Object.fromEntries(
      addressTexts.flatMap((name) => (fields.has(name) ? [[name, fields.text(name)]] : [])),
    ),
    addressStr: fields.text('addressStr'),
  }
}

export function readVehicle(json: unknown, { where, id }: Around): Vehicle {
  const fields = new ObjectFields(json, where)
  fields.only(['id', 'name', 'numberPlate', 'regCertificate', 'stateFacts', 'eTag'])
  const certificate = new ObjectFields(fields.get('regCertificate'), `${where}: regCertificate`)
  certificate.only(['series', 'number'])
  return {
    id: fields.number('id', id),
    name: fields.text('name'),
    numberPlate: fields.text('numberPlate'),
    regCertificate: { series: certificate.text('series'), number: certificate.text('number') },
  }
}

const organizationNames = 'id oid fullName shortName ogrn type chief admin stateFacts eTag'.split(' ')

export function readOrganization(json: unknown, { where, id }: Around): Organization {
  const fields = new ObjectFields(json, where)
  const optional = ['inn', 'kpp', 'email', 'phone'] as const
  fields.only([...organizationNames, ...optional])
  return {
    id: fields.number('id', fields.number('oid', id)),
    fullName: fields.text('fullName'),
    shortName: fields.text('shortName', fields.text('fullName')),
    ogrn: fields.matching('ogrn', /^\d{13}(?:\d{2})?$/, '13 or 15 digits'),
    type: fields.oneOf('type', ['LEGAL', 'BUSINESS', 'AGENCY'], 'LEGAL'),
    chief: fields.flag('chief', false),
    admin: fields.flag('admin', false),
    ...Object.fromEntries(optional.flatMap((name) => (fields.has(name) ? [[name, fields.text(name)]] : []))),
  }
}
