const accusative = {
  second: ['секунду', 'секунды', 'секунд'],
  minute: ['минуту', 'минуты', 'минут'],
  hour: ['час', 'часа', 'часов'],
} as const

/** «60 секунд», «5 минут», «час»: how long, after «через» or «на». Whole seconds; minutes and hours where they come out even. */
export function span(seconds: number): string {
  if (seconds >= 3_600 && seconds % 3_600 === 0) return counted(seconds / 3_600, accusative.hour)
  if (seconds >= 120 && seconds % 60 === 0) return counted(seconds / 60, accusative.minute)
  return counted(seconds, accusative.second)
}

function counted(count: number, [one, few, many]: readonly [string, string, string]): string {
  if (count === 1) return one
  return `${count} ${counting(count, [one, few, many])}`
}

/** The form of a noun beside a number: 1 попытка, 2 попытки, 5 попыток. */
export function counting(count: number, [one, few, many]: readonly [string, string, string]): string {
  const [ten, hundred] = [count % 10, count % 100]
  if (ten === 1 && hundred !== 11) return one
  return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? few : many
}
