/** One sentence on why npm failed, and what to do. */
export function explainFailure({ error, stderr = '', stdout = '' }, root) {
  const said = `${stderr}\n${stdout}`
  if (error?.code === 'ENOENT')
    return 'npm is not installed on this machine: it comes with Node, from https://nodejs.org.'
  if (/ENOSPC|EDQUOT|no space left/i.test(said)) return `The disk is full: free about 1 GB, then start again.`
  if (/EACCES|EPERM|EROFS/.test(said)) return `npm may not write in ${root}: check who owns this folder.`
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|socket hang up/i.test(said))
    return 'The libraries could not be downloaded: the first start needs the network. Check the connection (or the proxy), then start again.'
  if (/EBADENGINE|Unsupported engine/.test(said) && !/npm (error|ERR!)/.test(said))
    return 'This version of npm is too old.'
  if (/EUSAGE|in sync/.test(said))
    return 'package.json and package-lock.json do not agree: run "npm install", or take both from the same version of Wiker.'
  return `npm could not install the libraries:\n${said.trim().split('\n').slice(-15).join('\n')}`
}
