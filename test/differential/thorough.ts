import { describePrograms } from './describePrograms';

// What `npm run test:differential` runs.
describePrograms(20_000);
