/** What is tried of each with each, and what the READMEs say was tried. */
export const generations = ['v1', 'v3'] as const
export const tokenAlgorithms = ['RS256', 'GOST3410_2012_256'] as const
export const profiles = ['strict', 'compat'] as const
