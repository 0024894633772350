import { ru } from '../messages.ts'
import { ru as papers } from '../papers/messages.ts'
import { isListName, type CardPartName } from '../patient-card.ts'

/** What a field or a list of the card is called. */
export const partName = (name: CardPartName): string =>
  isListName(name) ? papers.lists[name] : ru.fields[name]
