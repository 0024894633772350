import type { FastifyRequest } from 'fastify'
import { bySlug, type Region, type Regions } from '../region/region.ts'

/** The region that an address names, or undefined where there is none such: the page then does not exist. */
export function regionOf(request: FastifyRequest, regions: Regions): Region | undefined {
  const { params } = request
  if (typeof params !== 'object' || params === null || !('region' in params)) return undefined
  return typeof params.region === 'string' && params.region === params.region.toLowerCase()
    ? bySlug(regions, params.region)
    : undefined
}
