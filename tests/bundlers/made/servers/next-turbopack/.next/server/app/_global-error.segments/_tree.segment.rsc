1:[["children",{"s":"__PAGE__","h":176}]]
0:{"b":"CdqD_4g7Icr_X6a2aA93f","t":{"t":{"s":"","h":80,"c":"$Q1"}}}
