module.exports=[12714,(a,b,c)=>{b.exports=a.x("node:fs/promises",()=>require("node:fs/promises"))}];

//# sourceMappingURL=%5Bexternals%5D_node_fs_promises_1yczbn2tzca3u._.js.map