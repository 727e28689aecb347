// A page's own; files shared with workers ask before they use it.
declare var document: any;
