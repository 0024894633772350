import type { Words } from './messages.ts'

export const en: Words = {
  section: 'Other documents and policies',
  lists: {
    otherPapers: 'Other documents from Gosuslugi',
    ownPapers: 'Documents that you added',
  },
  policy: 'OMS policy',
  addDocument: 'Add a document',
  addPolicy: 'Add a policy',
  documentTitle: 'Add a document',
  policyTitle: 'Add a policy',
  documentLead: 'One more document of this person. The one in the card now stays.',
  policyLead:
    'One more policy: a temporary certificate or a policy of the old kind. The one in the card now stays.',
  save: 'Add to the card',
  remove: 'Remove',
  removeTitle: 'Remove the document from the card?',
  removeLead: 'You can get it back in the history of the card.',
  keep: 'Keep',
  stale: 'The card has changed in another window. Look whether this is the right document, and press again',
  none: 'Choose the document that you want to add',
  same: 'This document is in the card already',
  full: 'There are twenty documents in the card already. Remove one that you do not need',
}
