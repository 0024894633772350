import { join } from 'node:path'

/** The settings of a portal whose Госуслуги are the simulator at this origin; `keys` is the folder that it made. */
export const roadToSimulator = (simulator: string, keys: string): NodeJS.ProcessEnv => ({
  IDENTITY_PROVIDER: 'esia',
  ESIA_ORIGIN: simulator,
  ESIA_ISSUER: `${simulator}/`,
  ESIA_CLIENT_ID: 'REGISTRATURA',
  ESIA_KEY_FILE: join(keys, 'client.key'),
  ESIA_CERTIFICATE_FILE: join(keys, 'client.crt'),
  ESIA_VERIFICATION_FILES: ['esia-gost.crt', 'esia-rsa.pub'].map((name) => join(keys, name)).join(','),
  // Госуслуги must not be late where the machine is: their lateness is another proof's.
  ESIA_TIMEOUT_MS: '60000',
})
