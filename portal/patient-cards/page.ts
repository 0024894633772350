import { html, type Html } from '@registratura/html'
import { summaryList } from '../ui/parts/summary-list.ts'
import { page, type Frame } from '../ui/page.ts'
import type { CardContent } from './patient-card.ts'

export type CardsPage = {
  readonly frame: Frame
  readonly timeZone: string
  readonly masked: boolean
  readonly cards: readonly {
    readonly id: string
    readonly checkedAt: Date | null
    readonly content: CardContent
  }[]
}

export function cardsPage({ frame, cards }: CardsPage): Html {
  return page({
    frame,
    title: 'Мои карты',
    body: html`${cards.map(({ content }) =>
      summaryList({
        rows: [
          { key: 'Фамилия', value: content.lastName.value },
          { key: 'Имя', value: content.firstName.value },
          { key: 'Дата рождения', value: content.birthDate.value },
        ],
      }),
    )}`,
  })
}
