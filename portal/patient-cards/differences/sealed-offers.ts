import { Type } from 'typebox'
import { sealedJson } from '../../db/sealed-json.ts'
import { CardPart } from '../sealed-card.ts'

export const sealedOffers = sealedJson(
  'patient_card',
  'offered_sealed',
  Type.Object({ waiting: CardPart, declined: CardPart }),
)
