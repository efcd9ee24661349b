import './Design/design.css';

const patienceMs = 500; // a page that nobody looks at has no frames

// What the Api wrote is seen first; then the app begins, once.
const begin = () => void import('./main');
requestAnimationFrame(() => setTimeout(begin));
setTimeout(begin, patienceMs);
