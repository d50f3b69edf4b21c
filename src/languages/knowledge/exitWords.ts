/** Words that show that a check is about permission or validity, not about whether something was found. */
export const REFUSALS =
  /auth|permi|allow|forbid|denied|deny|role|admin|owner|valid|verif|expire|password|credential|token|banned|block|limit|quota|\b40[013]\b|csrf|signature/i;

/** Words of answers that say that nothing is there. */
export const NOT_FOUND =
  /not[\s_-]?found|no[\s_-]such|missing|does(?:n't| not) exist|unknown|\b404\b|could not find|unable to find/i;
