declare global {
  /** What a department's synthetic part is given; plugins name it without importing it. */
  type SyntheticDistrict = import('./district.mjs').District
}

export {}
