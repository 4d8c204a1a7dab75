/** A language the district publishes in. */
export type Locale = 'en' | 'es'

/** A text a person reads. English is always there; a missing translation falls back to it. */
export interface Text {
  readonly en: string
  readonly es?: string
}

/** The text in the wanted language, or in English where no translation exists. */
export function textIn(text: Text, locale: Locale): string {
  return text[locale] ?? text.en
}
