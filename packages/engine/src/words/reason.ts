import type { Reason, Text } from '@planwright/sdk'

const words: Readonly<Record<Reason, Text>> = {
  NO_DATA: { en: 'there are no data for it', es: 'no hay datos' },
  NOT_YET_DUE: { en: 'the figure is not due yet', es: 'la cifra aún no corresponde' },
  ZERO_DENOMINATOR: { en: 'there was nobody to count', es: 'no había a quién contar' },
  SUPPRESSED: {
    en: 'the figure is not shown, to protect people’s privacy',
    es: 'la cifra no se muestra, para proteger la privacidad de las personas',
  },
  NOT_APPLICABLE: { en: 'the figure does not apply here', es: 'la cifra no corresponde aquí' },
  FAILED: { en: 'the calculation failed', es: 'el cálculo falló' },
}

/** Why a number is missing, as part of a sentence. */
export function reasonInWords(reason: Reason): Text {
  return words[reason]
}
