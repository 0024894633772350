import { usualLanguage, type Language } from '../../lib/language.ts'
import { words } from '../messages.ts'
import { words as papers } from '../papers/messages.ts'
import { isListName, type CardPartName } from '../patient-card.ts'

/** What a field or a list of the card is called. */
export const partName = (name: CardPartName, language: Language = usualLanguage): string =>
  isListName(name) ? papers[language].lists[name] : words[language].fields[name]
