import { type Group, group } from './group.js'

/**
 * The languages spoken at home that families are asked for by name; every other language is `other`.
 * Aliases are the codes of ISO 639-1 and 639-2 and other names in use.
 */
export const homeLanguages: readonly Group[] = [
  group('english', 'English', 'Inglés', 'en', 'eng'),
  group('spanish', 'Spanish', 'Español', 'es', 'spa', 'Español', 'Castilian'),
  group('portuguese', 'Portuguese', 'Portugués', 'pt', 'por', 'Português'),
  group('albanian', 'Albanian', 'Albanés', 'sq', 'sqi', 'alb'),
  group('arabic', 'Arabic', 'Árabe', 'ar', 'ara'),
  group('bengali', 'Bengali', 'Bengalí', 'bn', 'ben', 'Bangla'),
  group('bosnian', 'Bosnian', 'Bosnio', 'bs', 'bos', 'Serbo-Croatian'),
  group('burmese', 'Burmese', 'Birmano', 'my', 'mya', 'bur'),
  group('chinese', 'Chinese', 'Chino', 'zh', 'zho', 'chi', 'Mandarin', 'Cantonese'),
  group('dari', 'Dari', 'Darí', 'prs', 'Farsi', 'Persian', 'fa', 'fas', 'per'),
  group('french', 'French', 'Francés', 'fr', 'fra', 'fre'),
  group('haitian-creole', 'Haitian Creole', 'Criollo haitiano', 'ht', 'hat', 'Haitian', 'Creole-Haitian'),
  group('karen', 'Karen', 'Karen', 'kar', 'ksw', "S'gaw Karen"),
  group('kinyarwanda', 'Kinyarwanda', 'Kiñaruanda', 'rw', 'kin'),
  group('nepali', 'Nepali', 'Nepalí', 'ne', 'nep'),
  group('pashto', 'Pashto', 'Pastún', 'ps', 'pus'),
  group('polish', 'Polish', 'Polaco', 'pl', 'pol'),
  group('somali', 'Somali', 'Somalí', 'so', 'som'),
  group('swahili', 'Swahili', 'Suajili', 'sw', 'swa', 'Kiswahili'),
  group('twi', 'Twi', 'Twi', 'tw', 'twi', 'Akan'),
  group('ukrainian', 'Ukrainian', 'Ucraniano', 'uk', 'ukr'),
  group('urdu', 'Urdu', 'Urdu', 'ur', 'urd'),
  group('vietnamese', 'Vietnamese', 'Vietnamita', 'vi', 'vie'),
  group('other', 'Another language', 'Otro idioma', 'Other', 'mul', 'mis'),
]
