/** Names of functions that are there for the time that they take, whatever else they do. */
export const PAUSES =
  /^_*(?:async_?)?(?:sleep|wait|pause|delay|tick|settle|poll|back_?off|throttle|debounce|cool_?down|hold)/i;
