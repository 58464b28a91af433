/** What the tests of all chapters share: peers that misbehave, pictures of bytes, failures that teach. */
package support;
