globalThis.__BUILD_MANIFEST = {
  "pages": {
    "/_app": []
  },
  "devFiles": [],
  "polyfillFiles": [
    "static/chunks/0cz1d0mv5g_q7.js"
  ],
  "lowPriorityFiles": [
    "static/CdqD_4g7Icr_X6a2aA93f/_buildManifest.js",
    "static/CdqD_4g7Icr_X6a2aA93f/_ssgManifest.js",
    "static/CdqD_4g7Icr_X6a2aA93f/_clientMiddlewareManifest.js"
  ],
  "rootMainFiles": [
    "static/chunks/1vhmubr_h-m1d.js",
    "static/chunks/1i0cqn1s2j1n-.js",
    "static/chunks/27ppypbans3ya.js",
    "static/chunks/turbopack-2u1d16houkiyo.js"
  ],
  "rootMainFilesTree": {},
  "pagesChunkGroupBootstrapParams": {
    "/page": {
      "otherChunks": [
        "static/chunks/1vhmubr_h-m1d.js",
        "static/chunks/1i0cqn1s2j1n-.js",
        "static/chunks/27ppypbans3ya.js"
      ],
      "runtimeModuleIds": [
        81372
      ]
    },
    "/_not-found/page": {
      "otherChunks": [
        "static/chunks/1vhmubr_h-m1d.js",
        "static/chunks/1i0cqn1s2j1n-.js",
        "static/chunks/27ppypbans3ya.js"
      ],
      "runtimeModuleIds": [
        81372
      ]
    },
    "/_global-error/page": {
      "otherChunks": [
        "static/chunks/1vhmubr_h-m1d.js",
        "static/chunks/1i0cqn1s2j1n-.js",
        "static/chunks/27ppypbans3ya.js"
      ],
      "runtimeModuleIds": [
        81372
      ]
    }
  },
  "chunkLoadingGlobal": "TURBOPACK"
};
