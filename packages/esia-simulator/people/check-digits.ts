/**
 * Whether the last two digits of a СНИЛС (`000-000-000 00`) fit the others. Numbers up to 001-001-998 have no control
 * digits and were never issued: those are the ones for tests.
 */
export function snilsFits(snils: string): boolean {
  if (isTestSnils(snils)) return true
  const [body, check] = [digitsOf(snils).slice(0, 9), Number(digitsOf(snils).slice(9))]
  const sum = body.split('').reduce((total, digit, index) => total + Number(digit) * (9 - index), 0)
  return (sum % 101) % 100 === check
}

export const isTestSnils = (snils: string): boolean => Number(digitsOf(snils).slice(0, 9)) <= 1_001_998

/** Whether the 16 digits of a policy (ЕНП) end with their Luhn digit. */
export function enpFits(enp: string): boolean {
  const sum = enp
    .split('')
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')
