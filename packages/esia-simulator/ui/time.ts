const clock = new Intl.DateTimeFormat('ru', { timeZone: 'Europe/Moscow', hour: '2-digit', minute: '2-digit' })

/** «14:05 по московскому времени». */
export function moscowTime(date: Date | undefined): string {
  return date === undefined ? 'скорого времени' : `${clock.format(date)} по московскому времени`
}
