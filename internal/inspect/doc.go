// Package inspect looks at files below one folder, the root, that stands for
// "/" of a target host, and returns facts about them.
//
// It knows no rule and no severity. [Tree] answers where a path leads, who may
// write there and what the bytes are; [ParsePEM] answers which certificates
// and keys those bytes hold, as OpenSSL's loaders see them, because they are
// what Python's ssl module and so keystoneauth hand the files to.
//
// Two promises shape the code. Nothing outside the root is ever opened: links
// are resolved here, one step at a time, as the target host would. And no byte
// of a private key leaves the package: facts about a key are its public half.
package inspect
