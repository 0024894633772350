import { readTrial, type TrialPerson } from '../bin/starter/trial.ts'

/** A test person of the simulator, by id. */
export async function personOf(simulator: string, id: string): Promise<TrialPerson> {
  const { people } = await readTrial(simulator)
  const person = people.find((one) => one.id === id)
  if (person === undefined) throw new RangeError(`No test person ${id}`)
  return person
}
