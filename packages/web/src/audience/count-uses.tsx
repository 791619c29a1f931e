import type { Child } from 'hono/jsx'

/** Around the telephone, the route and the site of a record: what is pressed there is counted, without who pressed. */
export function CountUses({ record, children }: { record: string; children?: Child }) {
  return <count-uses record={record}>{children}</count-uses>
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'count-uses': { record: string; children?: Child }
    }
  }
}
