/** The two generations of each endpoint, by the end of its path. */
export const endpoints = ['ac', 'v2/ac', 'te', 'v3/te'] as const
export type Endpoint = (typeof endpoints)[number]

export const pathOf = (endpoint: Endpoint): string => `/aas/oauth2/${endpoint}`

export const paths: readonly string[] = endpoints.map(pathOf)

/** v1 signs in CMS, names no certificate and does not tie the token request to the authorization request. */
export const isFirstGeneration = (endpoint: Endpoint): boolean => endpoint === 'ac' || endpoint === 'te'
