const width = 24

/** One line that is drawn over and over on a terminal; nothing where nobody watches (a file, a pipe). */
export function progressBar(out: Pick<NodeJS.WriteStream, 'isTTY' | 'write' | 'columns'>) {
  return (done: number, all: number, label: string): void => {
    if (!out.isTTY || all === 0) return
    const filled = Math.round((done / all) * width)
    const line = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${all} ${label}`
    // Clears the line, for a label may be shorter than the one before.
    out.write(`\r\u001b[2K${done < all ? line.slice(0, (out.columns ?? 80) - 1) : ''}`)
  }
}
