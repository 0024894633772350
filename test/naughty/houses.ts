import type { Browser } from '../browser.ts'

let houses = 0

/** Each request of a new house, so that no limit of one address hides the answer. */
export function fromAnotherHouse(browser: Browser): Browser {
  houses += 1
  browser.address = `10.${(houses >> 16) & 255}.${(houses >> 8) & 255}.${houses & 255}`
  return browser
}
