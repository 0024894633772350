/**
 * A page of this portal by its path alone: plain letters between slashes, so that nothing in it is a host, a way upwards,
 * an encoded character or a fragment, however a browser may read it.
 */
export const ownPath = '^/(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]*$'

export const longestPath = 200

const own = new RegExp(ownPath)

export const isOwnPath = (path: string | undefined): path is string =>
  path !== undefined && path.length <= longestPath && own.test(path)
