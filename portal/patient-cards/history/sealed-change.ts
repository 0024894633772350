import { Type } from 'typebox'
import { sealedJson } from '../../db/sealed-json.ts'
import { CardPart } from '../sealed-card.ts'

export const sealedChange = sealedJson(
  'card_change',
  'sealed',
  Type.Object({
    kind: Type.Union([
      Type.Literal('made'),
      Type.Literal('changed'),
      Type.Literal('answered'),
      Type.Literal('taken-back'),
    ]),
    by: Type.String(),
    before: CardPart,
    after: CardPart,
  }),
)
