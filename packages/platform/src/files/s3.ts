import { AwsClient } from 'aws4fetch'
import { checkedName, type Files } from './files.ts'

/** Milliseconds that a storage may take to answer. */
const patience = 30_000

/**
 * Files in storage that speaks Amazon's S3, shared by several machines: `https://key:secret@host/bucket`, with `?region=` where the storage
 * wants another than `us-east-1`. Throws what the storage answers when it refuses.
 */
export function s3Files(address: string): Files {
  const { bucket, client } = open(address)
  const ask = async (method: string, name: string, init: RequestInit = {}) => {
    const url = `${bucket}/${checkedName(name)}`
    const answer = await client.fetch(url, { ...init, method, signal: AbortSignal.timeout(patience) })
    if (answer.ok) return answer
    const said = (await answer.text()).slice(0, 300)
    if (answer.status === 404 && method !== 'PUT' && !said.includes('NoSuchBucket')) return undefined
    throw new Error(`The file storage answered ${answer.status} to ${method} ${url}: ${said}`)
  }
  return {
    async put(name, bytes, contentType) {
      await ask('PUT', name, { body: bytes as BodyInit, headers: { 'content-type': contentType } })
    },
    async get(name) {
      const answer = await ask('GET', name)
      return answer && Buffer.from(await answer.arrayBuffer())
    },
    async remove(name) {
      await ask('DELETE', name)
    },
  }
}

function open(address: string): { bucket: string; client: AwsClient } {
  const { protocol, host, pathname, username, password, searchParams } = new URL(address)
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
    service: 's3',
    region: searchParams.get('region') ?? 'us-east-1',
    retries: 2,
  })
  return { bucket: `${protocol}//${host}${pathname.replace(/\/+$/, '')}`, client }
}
