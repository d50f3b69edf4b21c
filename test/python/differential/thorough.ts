import { describePythonPrograms } from './describePrograms';

// What `npm run test:differential:python` runs.
describePythonPrograms(2500, console.log);
