module.exports=[86708,(a,b,c)=>{}];

//# sourceMappingURL=118-__next-internal_server_app__global-error_page_actions_109wdhssbwmz6.js.map