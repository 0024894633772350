import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const docs = join(import.meta.dirname, '..', 'docs')

/** Beside each picture `name.webp` stands `name.yml`: what the page said when it was shot. */
export const picturesFolder = join(docs, 'pictures', 'guide')

/** A picture of the user manual, and what the text above it promises to be on it. */
export type Picture = { readonly name: string; readonly step: number; readonly labels: readonly string[] }

export type Guide = {
  readonly steps: readonly number[]
  readonly pictures: readonly Picture[]
  /** Labels that no picture of their step follows, so that no journey could hold them. */
  readonly unheld: readonly string[]
}

const STEP = /^### (?<step>\d+)\. /
const PICTURE = /^!\[[^\]]+\]\(pictures\/guide\/(?<name>[\w-]+)\.webp\)$/

export const guideText = (): string => readFileSync(join(docs, 'guide.ru.md'), 'utf8')

/** Every «label» belongs to the next picture of its step: there it has to stand on the page. */
export function readGuide(text: string = guideText()): Guide {
  const steps: number[] = []
  const pictures: Picture[] = []
  const unheld: string[] = []
  let labels: string[] = []

  for (const line of text.split('\n')) {
    if (line.startsWith('#')) unheld.push(...labels.splice(0))
    const step = STEP.exec(line)?.groups?.['step']
    if (step !== undefined) steps.push(Number(step))

    const name = PICTURE.exec(line)?.groups?.['name']
    if (name === undefined) labels.push(...labelsIn(line))
    else {
      pictures.push({ name, step: steps.at(-1) ?? 0, labels: [...new Set(labels)] })
      labels = []
    }
  }
  return { steps, pictures, unheld: [...unheld, ...labels] }
}

const labelsIn = (line: string) => [...line.matchAll(/«([^«»]+)»/g)].map(([, label = '']) => label)
