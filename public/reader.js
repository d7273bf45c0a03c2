// Starts the reader worker's program. The build writes its addresses in here.

import init from "/residents-reader.js";

await init({ module_or_path: "/residents-reader_bg.wasm" });
