// Must be readable by very old versions of Node, so that they can say that they are too old.
var oldest = 18

export function checkNode() {
  var major = Number(process.versions.node.split('.')[0])
  if (major >= oldest) return
  console.error(
    'Wiker needs Node ' +
      oldest +
      ' or later to install itself, and this is Node ' +
      process.versions.node +
      ': install a recent one from https://nodejs.org, then start again.',
  )
  process.exit(1)
}
