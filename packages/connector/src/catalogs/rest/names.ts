/** What services call the pieces of their paging; the more telling names first. */

export const envelopes = [
  'meta',
  'metadata',
  'pagination',
  'paging',
  'page',
  'info',
  'links',
  '_links',
  '_meta',
  'hydra:view',
  'view',
  'paginator',
  'cursor',
  'cursors',
  'response_metadata',
  'pageInfo',
  'page_info',
]
export const nextNames = [
  'next',
  'next_url',
  'nextUrl',
  'nextPage',
  'next_page',
  'next_page_url',
  'nextPageUrl',
  'nextLink',
  'next_link',
  '@odata.nextLink',
  'odata.nextLink',
  '__next',
  'hydra:next',
  'next_rest_url',
  'next_href',
  'nextHref',
]
/** The piece of an answer that leads on, and the parameters it may be asked back by. */
export const cursors: [string, string[]][] = [
  ['nextPageToken', ['pageToken', 'page_token']],
  ['next_page_token', ['page_token', 'pageToken']],
  ['next_token', ['next_token', 'pagination_token', 'token']],
  ['nextToken', ['nextToken', 'token']],
  ['nextCursor', ['cursor', 'nextCursor', 'after']],
  ['next_cursor', ['cursor', 'start_cursor', 'next_cursor', 'after']],
  ['nextCursorMark', ['cursorMark']],
  ['continuationToken', ['continuationToken', 'continuation_token']],
  ['continuation', ['continuation']],
  ['endCursor', ['after', 'cursor']],
  ['end_cursor', ['after', 'cursor']],
  ['scroll_id', ['scroll_id']],
  ['after', ['after']],
  ['offset', ['offset']],
]
export const pageNames = [
  'page',
  'current_page',
  'currentPage',
  'page_number',
  'pageNumber',
  'pageNo',
  'number',
  'pageIndex',
  'page_index',
]
export const pagesNames = [
  'total_pages',
  'totalPages',
  'last_page',
  'lastPage',
  'page_count',
  'pageCount',
  'pages',
  'nb_pages',
  'nbPages',
  'num_pages',
  'numPages',
]
export const offsetNames = ['offset', 'start', 'skip', 'startIndex', 'start_index', 'first', '$skip', 'from', '_start']
export const totalNames = [
  'total',
  'total_count',
  'totalCount',
  'count',
  'nhits',
  'nbHits',
  'totalResults',
  'total_results',
  'totalElements',
  'totalItems',
  'total_items',
  'total_records',
  'totalRecords',
  'hydra:totalItems',
  'numFound',
  'recordsTotal',
  'recordCount',
  'filter_count',
  'numberMatched',
  'totalFeatures',
  'nb_total',
  'odata.count',
  '@odata.count',
  '__count',
]
export const moreNames = [
  'has_more',
  'hasMore',
  'has_next',
  'hasNext',
  'hasNextPage',
  'has_next_page',
  'more',
  'moreResults',
]
export const sizeNames =
  /^(?:\w+\[(?:size|limit|pageSize)\]|limit|size|per_page|perPage|page_size|pageSize|page\[size\]|page\[limit\]|rows|count|top|\$top|_limit|max|maxResults|nb)$/
/** Of an address: which page it is, or where it starts. */
export const pageParameter =
  /^(?:\w+\[(?:page|number)\]|page|p|paged|pageNumber|page_number|pageNo|pageIndex|page\[number\]|_page|currentPage)$/i
export const offsetParameter = /^(?:offset|start|skip|startIndex|start_index|first|\$skip|from|_start|page\[offset\])$/i
/** Names of a total that are one and nothing else. */
export const sureTotals = totalNames.filter((name) =>
  /total|nhits|nbHits|numFound|numberMatched|filter_count/i.test(name),
)
