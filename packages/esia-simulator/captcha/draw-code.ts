import { randomInt } from 'node:crypto'
import { digits } from './digits.ts'
import { greyPng } from './png.ts'

const scale = 6
const step = 41
const margin = 14
const height = 84
const paper = 236
const ink = 40

/** The digits of a code as a PNG, each a little out of line, under a few strokes. */
export function drawCode(code: string): Buffer {
  const width = margin * 2 + step * code.length
  const pixels = new Uint8Array(width * height).fill(paper)
  const dot = (x: number, y: number, shade: number) => {
    if (x >= 0 && x < width && y >= 0 && y < height) pixels[Math.floor(y) * width + Math.floor(x)] = shade
  }

  for (let stroke = 0; stroke < 5; stroke += 1) {
    const [from, to] = [randomInt(height), randomInt(height)]
    for (let x = 0; x < width; x += 0.5) {
      const y = from + ((to - from) * x) / width
      for (const thick of [0, 1]) dot(x, y + thick, 150)
    }
  }

  for (const [place, digit] of code.split('').entries()) {
    const left = margin + place * step + randomInt(5)
    const top = randomInt(8, height - scale * 7 - 8)
    const lean = randomInt(-2, 3)
    for (const [row, cells] of (digits[Number(digit)] ?? []).entries()) {
      for (const [column, cell] of cells.split('').entries()) {
        if (cell !== '#') continue
        for (let y = -1; y <= scale; y += 1)
          for (let x = -1; x <= scale; x += 1)
            dot(left + column * scale + x + ((3 - row) * lean) / 2, top + row * scale + y, ink)
      }
    }
  }
  return greyPng({ width, height, pixels })
}
