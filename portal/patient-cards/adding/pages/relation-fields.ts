import type { Html } from '@registratura/html'
import { radios } from '../../../ui/parts/radios.ts'
import { allowedBy, fits, groundsFor, relations, type ClaimedGround, type Relation } from '../../grounds.ts'
import * as words from '../messages.ts'
import { errorOf, type Fields } from './fields.ts'

export function whoseFields(fields: Fields): Html {
  return radios({
    name: 'kinship',
    legend: words.fields.kinship,
    items: relations.map((relation) => ({
      value: relation,
      ...words.relations[relation],
      checked: fields.typed.kinship === relation,
    })),
    error: errorOf(fields, 'kinship'),
  })
}

/** Only the grounds that go with the kinship and the age, each with what it allows. */
export function groundFields(fields: Fields, relation: Relation, age: number | undefined): Html {
  return allGroundFields(
    fields,
    groundsFor[relation].filter((ground) => fits(relation, ground, age)),
  )
}

export function allGroundFields(fields: Fields, grounds: readonly ClaimedGround[]): Html {
  return radios({
    name: 'ground',
    legend: words.fields.ground,
    items: grounds.map((ground) => ({
      value: ground,
      text: words.grounds[ground].text,
      hint: hintOf(ground),
      checked: fields.typed.ground === ground,
    })),
    error: errorOf(fields, 'ground'),
  })
}

function hintOf(ground: ClaimedGround): string {
  const list = allowedBy[ground].map((deed) => words.allowed[deed]).join(', ')
  return `${words.allowed.can(list)} ${words.grounds[ground].note}`
}
