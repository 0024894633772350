type Holder = {
  readonly region: string
  readonly birthDate: string
  readonly gender: 'M' | 'F'
  readonly serial: number
}

/**
 * The 16 digits of a health insurance policy number (ЕНП): region, birth date and sex in complement digits, serial,
 * Luhn check digit. `region` is two digits, `birthDate` ISO, `serial` up to five digits.
 */
export function enp({ region, birthDate, gender, serial }: Holder): string {
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number)
  const era = year <= 1950 ? 20 : year <= 2000 ? 40 : 0
  const digits =
    region +
    String(99 - (month + era)).padStart(2, '0') +
    String(9999 - year)
      .padStart(4, '0')
      .split('')
      .toReversed()
      .join('') +
    String(99 - (day + (gender === 'M' ? 50 : 0))).padStart(2, '0') +
    String(serial).padStart(5, '0')
  return digits + luhn(digits)
}

function luhn(digits: string): string {
  const sum = digits
    .split('')
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return String((10 - (sum % 10)) % 10)
}
