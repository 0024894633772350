import { deviceInWords } from '../session/device-words.ts'
import type { Device } from '../session/device.ts'

/** Who keeps a key, by the AAGUID that it names itself by; most keys of phones name one of these, the rest none. */
const makers: ReadonlyMap<string, string> = new Map([
  ['fbfc3007-154e-4ecc-8c0b-6e020557d7bd', 'Пароли Apple'],
  ['dd4ec289-e01d-41c9-bb89-70fa845d4bf2', 'Пароли Apple'],
  ['ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4', 'Пароли Google'],
  ['adce0002-35bc-c60a-648b-0b25f1f05503', 'Chrome, Mac'],
  ['08987058-cadc-4b81-b6e1-30de50dcbe96', 'Windows Hello'],
  ['9ddd1817-af5a-4672-a2b9-3e3dd95000a9', 'Windows Hello'],
  ['6028b017-b1d4-4c02-b4b3-afcdafc96bb2', 'Windows Hello'],
  ['53414d53-554e-4700-0000-000000000000', 'Samsung Pass'],
  ['bada5566-a7aa-401f-bd96-45619a55120d', '1Password'],
  ['d548826e-79b4-db40-a3d8-11116f7e8349', 'Bitwarden'],
  ['fdb141b2-5d84-443e-8a35-4698c205a502', 'KeePassXC'],
])

type Made = {
  readonly aaguid: string
  /** On a device of its own, a key ring or a phone beside the computer. */
  readonly isElsewhere: boolean
  readonly device: Pick<Device, 'browser' | 'system'>
}

/** What a new key is called until its person names it. Only a name: nothing follows from what a key says of itself. */
export function nameOfNew({ aaguid, isElsewhere, device }: Made): string {
  return makers.get(aaguid) ?? (isElsewhere ? 'Ключ на другом устройстве' : deviceInWords(device))
}
