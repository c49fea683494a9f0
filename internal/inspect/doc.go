// Package inspect examines files below one folder, the root, which represents
// "/" of a target host, and returns facts about them.
//
// It knows no rules or severities. [Tree] reports where a path leads, who may write
// there and what the bytes are; [ParsePEM] reports which certificates and keys
// those bytes contain as OpenSSL's loaders see them, because Python's ssl module,
// and so keystoneauth, uses those.
//
// The code keeps two promises. Nothing outside the root is ever opened: links are
// resolved here, one step at a time, as on the target host. And no byte of a
// private key leaves the package: facts about a key are its public half.
package inspect
