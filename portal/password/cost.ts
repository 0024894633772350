/** OWASP's argon2id setting: 19 MiB, two passes; 11 to 18 ms of a core. A hash of another cost is made anew in time. */
export const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
