/** Each town colour as tokens.css has it, for what no style sheet reaches: the browser's own bar, pictures made for other sites. */
export interface TownColour {
  /** Behind white text, in each scheme. */
  strong: string
  dark: string
  tint: string
}

const river: TownColour = { strong: '#10435f', dark: '#12374c', tint: '#e7f0f5' }
const colours: Record<string, TownColour> = {
  river,
  marsh: { strong: '#1d4a2f', dark: '#1b3d28', tint: '#e8f2e8' },
  ochre: { strong: '#5f3e00', dark: '#493307', tint: '#f9f0dc' },
  brick: { strong: '#742917', dark: '#572315', tint: '#faebe5' },
  slate: { strong: '#304051', dark: '#2b3947', tint: '#ecf0f4' },
  heather: { strong: '#572e54', dark: '#472744', tint: '#f5ebf4' },
}

export function townColour(name: string | undefined): TownColour {
  return colours[name ?? 'river'] ?? river
}
