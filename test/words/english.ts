import { words as errors } from '../../portal/error-messages.ts'
import { inside, messagesInEnglish } from './messages.ts'
import type { Saying } from './saying.ts'

export const saidInEnglish = (): readonly Saying[] => [
  ...messagesInEnglish(),
  ...inside(errors.en).map(({ key, text }) => ({ file: 'portal/error-messages.en.ts', key, text })),
]

type Rule = { readonly of?: (said: Saying) => boolean; readonly refuses: RegExp }

/** What of plain English a machine can hold. */
export const ENGLISH: Readonly<Record<string, Rule>> = {
  'no Cyrillic letter: Russian words are told in Latin letters': { refuses: /\p{Script=Cyrillic}/u },
  'quotes, apostrophes and the dots are those of print': { refuses: /["']|\.\.\.| - / },
  'spaces are single, and none stands before a comma or a full stop': { refuses: / {2}| [,.;:!?](?!\w)/ },
  'nobody is shouted at, and nobody is begged': { refuses: /!|\bplease\b/i },
  'nobody is blamed': {
    refuses: /\b(?:invalid|incorrect|illegal|forbidden|you forgot|you failed|wrongly typed)\b/i,
  },
  'nobody is told whether an account exists': {
    refuses: /\b(?:user|account|login)\b (?:is |was )?(?:not found|does not exist|unknown|already exists)/i,
  },
  'one thing has one word': {
    refuses: /\b(?:ESIA|log ?in (?:to|with)|logout|log out|medical card|personal cabinet|user ?name)\b/i,
  },
  'no officialese': {
    refuses: /\b(?:in order to|prior to|in the event of|herein|shall|utilise|pursuant)\b/i,
  },
  'nothing of the protocol reaches a patient': {
    refuses: /\b(?:token|oauth|callback|scope|json|https?|server|timeout|exception)\b/i,
  },
  'an error does not end with a full stop': { of: ({ key }) => /(?:^|\.)errors\./.test(key), refuses: /\.$/ },
}
